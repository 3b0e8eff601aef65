/** How servers are reached, as values. */
package com.objectstream.sales.command.connection;
