/** What a benchmark is, and how it tells what it found: tables for people, JSON for programs. */
package com.objectstream.sales.local.bench.report;
