/** Contact with the client, guarded by the rules of safe contact. */
@NullMarked
package org.throughline.casefile.contacting;

import org.jspecify.annotations.NullMarked;
