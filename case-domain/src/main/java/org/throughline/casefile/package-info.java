/**
 * What a case is made of: facts, commands, decisions and the rules of sharing. Pure: no clock, no
 * framework, no I/O.
 */
@NullMarked
package org.throughline.casefile;

import org.jspecify.annotations.NullMarked;
