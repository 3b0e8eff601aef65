/** The demonstration: real servers, real events, and a count that proves that none is lost. */
package com.objectstream.sales.local.demo;
