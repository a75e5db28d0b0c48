/**
 * Looking for cases by what is known of a person: with a purpose, and noted before anything is
 * shown.
 */
@NullMarked
package org.throughline.server.searching;

import org.jspecify.annotations.NullMarked;
