/**
 * What tests of other jobs need: sales to change, a broken line for each reason, and an assertion
 * on parsed frames. It is the {@code tests} jar of this module, and needs no test library.
 */
package com.objectstream.sales.transform.testing;
