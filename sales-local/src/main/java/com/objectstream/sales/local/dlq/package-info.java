/** The commands about rejected lines. */
package com.objectstream.sales.local.dlq;
