/** What all pages share: rendering, the frame around them, words for codes and times. */
@NullMarked
package org.throughline.server.pages;

import org.jspecify.annotations.NullMarked;
