package io.floodscope.scenario.load;

import io.floodscope.result.ConfigValue;
import io.floodscope.scenario.schema.Scenario;
import java.util.List;

/**
 * A scenario and what is known about its text.
 *
 * @param scenario the bound scenario
 * @param configuration effective values in the order of the file, with their origin
 * @param tree the tree it was bound from, after includes, options, variables and templates
 */
public record LoadedScenario(Scenario scenario, List<ConfigValue> configuration, YamlNode.MapNode tree) {}
