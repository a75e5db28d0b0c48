/** Mails and light links: the mail server, and how the gateway's parts are joined to it. */
@NullMarked
package org.throughline.server.mailing;

import org.jspecify.annotations.NullMarked;
