/** What is known about the client: details, safe contact, language. */
@NullMarked
package org.throughline.casefile.aboutclient;

import org.jspecify.annotations.NullMarked;
