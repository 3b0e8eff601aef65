package com.objectstream.sales.local.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What a contender reached. */
record ContenderResult(String name, @JsonUnwrapped Figures figures) {}
