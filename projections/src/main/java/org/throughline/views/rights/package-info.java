/** Over all cases: which rights of people wait for somebody, and which closed cases are kept. */
@NullMarked
package org.throughline.views.rights;

import org.jspecify.annotations.NullMarked;
