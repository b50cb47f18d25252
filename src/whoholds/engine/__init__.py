"""How stages are mapped over many reports. Today `pipeline.run` goes through them one by one; pools come here."""
