/**
 * The sale as it travels: the event, its JSON, its columns and its table. Nothing here knows a
 * server.
 */
package com.objectstream.sales.model;
