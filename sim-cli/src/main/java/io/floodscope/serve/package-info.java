/** The local page on which an engineer moves aging times and sees at once what they lead to. */
@NullMarked
package io.floodscope.serve;

import org.jspecify.annotations.NullMarked;
