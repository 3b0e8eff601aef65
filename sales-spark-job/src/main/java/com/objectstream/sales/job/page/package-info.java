/** The page for people, and the API that it reads. */
package com.objectstream.sales.job.page;
