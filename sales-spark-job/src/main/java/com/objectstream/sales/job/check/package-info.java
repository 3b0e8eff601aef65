/** What must hold before the job starts, for the job itself and for those who only look. */
package com.objectstream.sales.job.check;
