/** Axon 5 with its JPA engine on Hibernate. */
@NullMarked
package org.throughline.bench.axon5;

import org.jspecify.annotations.NullMarked;
