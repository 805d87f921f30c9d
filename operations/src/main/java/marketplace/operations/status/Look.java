package marketplace.operations.status;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was seen of one thing.
 *
 * @param next where to go on: a command, or a section of the runbook
 */
record Look(String what, boolean fine, String seen, String next) {

    /** What to do about it, which is nothing where all is well. */
    private String advice() {
        return fine ? "fine" : next;
    }

    JsonNode toJson() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("what", what)
                .put("fine", fine)
                .put("seen", seen)
                .put("next", advice());
    }
}
