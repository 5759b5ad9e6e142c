"""Which claims conflict, asked of pySHACL? A constraint in SPARQL over the claims of a Turtle file; prints the ids of those that violate it."""

from __future__ import annotations

import sys

from pyshacl import validate
from rdflib import Graph, Namespace

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix : <urn:claims:> .
:Together a sh:NodeShape ; sh:targetClass :Claim ; sh:sparql [ sh:select '''
  SELECT $this WHERE {
    $this <urn:claims:question> ?question ; <urn:claims:first> ?first ; <urn:claims:last> ?last ; <urn:claims:low> ?low ; <urn:claims:high> ?high .
    ?other <urn:claims:question> ?question ; <urn:claims:first> ?begun ; <urn:claims:last> ?ended ; <urn:claims:low> ?least ; <urn:claims:high> ?most .
    FILTER (?first < ?ended && ?begun < ?last && (?high < ?least || ?most < ?low))
  }''' ] .
"""

if __name__ == "__main__":
    claims = Graph().parse(sys.argv[1], format="turtle")
    _, results, _ = validate(claims, shacl_graph=Graph().parse(data=SHAPES, format="turtle"), advanced=True)
    focus = Namespace("http://www.w3.org/ns/shacl#").focusNode
    print("\n".join(sorted({str(node).rsplit(":", 1)[1] for node in results.objects(None, focus)})))
