package com.objectstream.sales.transform;

import com.objectstream.sales.model.SaleEvent;

/**
 * A line that keeps every rule.
 *
 * @param line within the value, from 0
 * @param event the sale, as it was on the line
 */
public record ParsedSale(int line, SaleEvent event) implements ParsedLine {}
