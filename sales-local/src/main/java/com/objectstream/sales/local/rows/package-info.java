/** Shows stored rows to those who have no CQL shell. */
package com.objectstream.sales.local.rows;
