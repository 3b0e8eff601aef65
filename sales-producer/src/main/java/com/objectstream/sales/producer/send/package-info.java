/**
 * Sending: values go to a topic at a rate of their own, and each is acknowledged or the run fails.
 */
package com.objectstream.sales.producer.send;
