/** Whether everything that a generator produced arrived, exactly once and unchanged. */
package com.objectstream.sales.local.delivery;
