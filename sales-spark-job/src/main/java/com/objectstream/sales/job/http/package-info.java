/** A small HTTP server for what operators see: answers GET, and holds out against any client. */
package com.objectstream.sales.job.http;
