/**
 * Who may do what: API keys, tokens, teams, and the rules that every request passes.
 */
@NullMarked
package dev.trilemma.security;

import org.jspecify.annotations.NullMarked;
