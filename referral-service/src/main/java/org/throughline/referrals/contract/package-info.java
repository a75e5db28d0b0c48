/**
 * The JSON of every command: its fields, types and code lists, and the check of what is handed in.
 */
@NullMarked
package org.throughline.referrals.contract;

import org.jspecify.annotations.NullMarked;
