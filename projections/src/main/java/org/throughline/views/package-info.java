/**
 * Views of the log: what pages ask, one package per question, all of them rebuilt from the log at
 * will.
 */
@NullMarked
package org.throughline.views;

import org.jspecify.annotations.NullMarked;
