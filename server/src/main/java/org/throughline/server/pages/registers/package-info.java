/** The registers: people, agencies, agreements, maps of codes, meetings and clocks. */
@NullMarked
package org.throughline.server.pages.registers;

import org.jspecify.annotations.NullMarked;
