/** The load generator and file sender as a command: {@code produce}. */
package com.objectstream.sales.producer;
