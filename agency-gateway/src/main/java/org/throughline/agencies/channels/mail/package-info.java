/** Mails that say that something waits, and nothing else. */
@NullMarked
package org.throughline.agencies.channels.mail;

import org.jspecify.annotations.NullMarked;
