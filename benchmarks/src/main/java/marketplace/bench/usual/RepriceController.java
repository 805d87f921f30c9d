package marketplace.bench.usual;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The one button of the usual way. */
@RestController
class RepriceController {

    private final Repricing repricing;

    RepriceController(Repricing repricing) {
        this.repricing = repricing;
    }

    @PostMapping("/v1/orders/{number}/reprice")
    UsualOrder.View reprice(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable String number,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Repricing.Wish wish) {
        String provider = caller.getSubject();
        if (provider == null || !"provider".equals(caller.getClaimAsString("role"))) {
            throw new AccessDeniedException("for providers");
        }
        long expected = Long.parseLong(version.replace("\"", ""));
        return repricing.reprice(provider, number, expected, key, wish);
    }
}
