/** What passes ports, frame by frame, as bytes with a comment; writing them to a file is for others. */
@NullMarked
package io.floodscope.scenario.capture;

import org.jspecify.annotations.NullMarked;
