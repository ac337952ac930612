/** The picture of a run's network: who is joined to whom, and where floods went. */
@NullMarked
package io.floodscope.report.topology;

import org.jspecify.annotations.NullMarked;
