package marketplace.platform.security;

import java.util.Arrays;
import marketplace.contracts.Role;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;

/**
 * Who calls, as the token says. A controller method that takes one gets it.
 *
 * @param id the party's id, unique within the role
 */
public record Caller(Role role, String id) {

    /**
     * Lets only these roles pass.
     *
     * @throws ProblemException {@link PlatformProblems#FORBIDDEN_ROLE} for every other role
     */
    public void require(Role... allowed) {
        if (!Arrays.asList(allowed).contains(role)) {
            throw new ProblemException(
                    PlatformProblems.FORBIDDEN_ROLE,
                    "this is for %s, the token says %s".formatted(Arrays.toString(allowed), role));
        }
    }
}
