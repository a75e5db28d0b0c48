/** One form for any command, made from the contract. */
@NullMarked
package org.throughline.server.pages.form;

import org.jspecify.annotations.NullMarked;
