/** What reports say, with numbers already formatted and names made safe to look at, but without any layout. */
@NullMarked
package io.floodscope.report.view;

import org.jspecify.annotations.NullMarked;
