/** What is measured for operators, and which part is held up; labels are agency codes alone. */
@NullMarked
package org.throughline.server.metrics;

import org.jspecify.annotations.NullMarked;
