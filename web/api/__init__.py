"""The doors for programs: HTTP, OpenAI's protocol and MCP, all of them over one desk."""
