/** What a failure is told as: one line that says what happened, to what, and what to do. */
package com.objectstream.sales.command.failure;
