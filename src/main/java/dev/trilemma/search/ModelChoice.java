package dev.trilemma.search;

import tools.jackson.databind.node.ObjectNode;

/**
 * One model of a space.
 *
 * @param patch what makes it the model of a plan document
 * @param parameters in all
 */
record ModelChoice(ObjectNode patch, double parameters) {}
