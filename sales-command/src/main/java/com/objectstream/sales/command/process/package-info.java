/** The process of a command: how it is asked to end, how it ends, and its temporary directory. */
package com.objectstream.sales.command.process;
