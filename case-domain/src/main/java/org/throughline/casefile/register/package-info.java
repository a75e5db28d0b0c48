/** Who takes part: projects, agencies and their agreements, staff, code maps and bank holidays. */
@NullMarked
package org.throughline.casefile.register;

import org.jspecify.annotations.NullMarked;
