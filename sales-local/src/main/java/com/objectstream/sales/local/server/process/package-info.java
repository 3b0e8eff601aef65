/** Servers as child processes that never outlive the process that started them. */
package com.objectstream.sales.local.server.process;
