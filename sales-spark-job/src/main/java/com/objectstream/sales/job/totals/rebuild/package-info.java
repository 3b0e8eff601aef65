/** The batch layer: exact totals of the days that changed, read from the table of sales. */
package com.objectstream.sales.job.totals.rebuild;
