# The mock for apps in any language: docker build -t eko-mock . && docker run --rm -p 4010:4010 eko-mock
FROM node:22-alpine AS build
WORKDIR /source
COPY . .
RUN npm ci --ignore-scripts
RUN npm pack --pack-destination /tmp

FROM node:22-alpine
WORKDIR /mock
COPY --from=build /tmp/*.tgz ./
RUN npm install --omit=dev --ignore-scripts ./*.tgz
USER node
EXPOSE 4010
CMD ["node_modules/.bin/eko-onboarding", "mock", "--host", "0.0.0.0"]
