/** The whole system on one machine: real servers as child processes, and commands to use them. */
package com.objectstream.sales.local;
