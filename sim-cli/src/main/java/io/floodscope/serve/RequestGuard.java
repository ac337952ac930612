package io.floodscope.serve;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only who has the address that was printed: the random token in the path, the host name of the loopback interface (so
 * that a name that resolves to it does not do), and no page of another origin.
 */
final class RequestGuard {

    private static final int TOKEN_BYTES = 24;

    private final String token;
    private final Set<String> hosts;

    private RequestGuard(String token, int port) {
        this.token = token;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** A guard with a token that nobody can guess. */
    static RequestGuard random(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return new RequestGuard(Base64.getUrlEncoder().withoutPadding().encodeToString(random), port);
    }

    /** The token. */
    String token() {
        return token;
    }

    /** The path below the token, such as {@code /run}; null if the request is not let in. */
    @Nullable
    String admit(URI uri, Headers headers) {
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return null;
        }
        for (String origin : headers.getOrDefault("Origin", List.of())) {
            if (!hosts.stream().anyMatch(h -> origin.equals("http://" + h))) {
                return null;
            }
        }
        for (String site : headers.getOrDefault("Sec-Fetch-Site", List.of())) {
            if (!site.equals("same-origin") && !site.equals("none")) {
                return null;
            }
        }
        String path = uri.getPath();
        int end = path == null ? -1 : path.indexOf('/', 1);
        if (path == null || end < 0) {
            return null;
        }
        boolean known = MessageDigest.isEqual(
                path.substring(1, end).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return known ? path.substring(end) : null;
    }
}
