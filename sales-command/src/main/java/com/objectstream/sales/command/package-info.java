/**
 * The edge between a command line and what it does: options, a file of defaults, exit statuses and
 * messages, alike for every command.
 */
package com.objectstream.sales.command;
