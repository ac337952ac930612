package io.floodscope.house.planted.net.link;

public interface Node {
    String name();
}
