/**
 * Where a line was read: its position, the identity and the write time that follow from it, and how
 * it travels in the headers of a reject. Nothing here knows a server.
 */
package com.objectstream.sales.transform.source;
