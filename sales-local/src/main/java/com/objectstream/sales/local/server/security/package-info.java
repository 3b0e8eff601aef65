/** Servers that ask who one is: their certificates, and the files of clients that know them. */
package com.objectstream.sales.local.server.security;
