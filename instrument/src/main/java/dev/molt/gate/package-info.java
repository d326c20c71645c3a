/** Class files whose every method asks at its entry whether to wait: nothing of it costs anything before or after. */
package dev.molt.gate;
